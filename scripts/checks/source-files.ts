import { execFileSync } from "node:child_process";

/** Hand-written TypeScript files of the repository, tracked or new, relative to its root. */
export function sourceFiles(): readonly string[] {
  return execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--", "*.ts"], {
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
  })
    .split("\n")
    .filter((file) => file !== "" && !file.includes("/generated/"));
}

import { expect, it } from "vitest";
import { rewriteHtmlLinks } from "./html-links.ts";

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rewritten(html: string, size = html.length): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of rewriteHtmlLinks(pieces(html, size), (url) => `[${url}]`)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

it.each([
  ['<a href="/x">', '<a href="[/x]">'],
  ["<A HREF='/x' class=y>", "<A HREF='[/x]' class=y>"],
  ["<img src=/x alt='a > b'>", "<img src=[/x] alt='a > b'>"],
  ['<form action = "/x" method="post">', '<form action = "[/x]" method="post">'],
  ['<a title="/x">', '<a title="/x">'],
  ['<div href="/x">', '<div href="/x">'],
  [
    '<script src="/x">a("<a href=/y>")</script><a href=/z>',
    '<script src="[/x]">a("<a href=/y>")</script><a href=[/z]>',
  ],
  ['<!-- <a href="/x"> --><a href="/y">', '<!-- <a href="/x"> --><a href="[/y]">'],
  ["a < b <3 </p>", "a < b <3 </p>"],
  ["Ünïcödé <a href='/ü'>", "Ünïcödé <a href='[/ü]'>"],
  ["<a href='/never ends", "<a href='/never ends"],
])("rewrites %j, however it is cut", async (html, expected) => {
  for (const size of [1, 2, 7, Buffer.byteLength(html)]) expect(await rewritten(html, size)).toBe(expected);
});

it("does not keep a tag that is longer than any", async () => {
  const html = `<a title="${"x".repeat(200_000)}`;
  expect(await rewritten(html, 1_000)).toBe(html);
});

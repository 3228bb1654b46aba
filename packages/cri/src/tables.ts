/** The form of the generated field tables (generated/runtime-v1-tables.ts), read by the codec. */

/** Field number, name, type (a scalar, or the name of a message or an enum), how often it occurs. */
export type FieldRow = readonly [id: number, name: string, type: string, mode?: "repeated" | "map"];

export type MessageTables = Readonly<Record<string, readonly FieldRow[]>>;

export type EnumTables = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface MethodRow {
  readonly path: string;
  readonly request: string;
  readonly response: string;
  readonly responseStream: boolean;
}

export type ServiceTables = Readonly<Record<string, Readonly<Record<string, MethodRow>>>>;

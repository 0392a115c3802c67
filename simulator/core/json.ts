export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
export type JsonObject = Record<string, Json>;

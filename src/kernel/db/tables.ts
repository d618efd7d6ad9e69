// Written by `npm run generate` from the migrated database. Do not edit.
import type { ColumnType } from 'kysely'

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }
/** What a JSON column takes: JSON text, or an object. No bare array: the driver would make a PostgreSQL array of it. */
type JsonInput = string | { readonly [key: string]: unknown }
export type Json = ColumnType<JsonValue, JsonInput, JsonInput>
type NullableJson = ColumnType<JsonValue, JsonInput | null | undefined, JsonInput | null>
/** Has a default, so an insert may leave it out. */
type Defaulted<T> =
  [T] extends [ColumnType<infer S, infer I, infer U>] ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export type DB = {
  'kernel.account': {
    id: string
    email: string | null
    phone: string | null
    display_name: string
    password_hash: string | null
    language: Defaulted<string>
    roles: string[]
    consumer_id: string | null
    merchant_id: string | null
    state: Defaulted<string>
    demo: Defaulted<boolean>
    failed_count: Defaulted<number>
    failed_at: Date | null
    created_at: Date
  }
  'kernel.api_key': {
    id: string
    name: string
    token_hash: string
    token_end: string
    scopes: string[]
    created_by: string
    created_at: Date
    last_used_at: Date | null
    revoked_at: Date | null
  }
  'kernel.fact': {
    subject: string
    id: string
    kind: string
    at: Date
    actor: string
    role: string | null
    purpose: string | null
    rulebook: string
    data: Json
  }
  'kernel.idempotency': {
    actor: string
    key: string
    request: string
    status: number | null
    answer: NullableJson
    created_at: Date
  }
  'kernel.job_failure': {
    id: string
    job: string
    attempt: number
    failed_at: Date
    error: string
    final: boolean
  }
  'kernel.migration': {
    name: string
    sha256: string
    applied_at: Date
    took_ms: number
  }
  'kernel.reaction_done': {
    subject: string
    fact: string
    reaction: string
    done_at: Date
  }
  'kernel.session': {
    token_hash: string
    id: string
    account_id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
    user_agent: string
    ip: string
  }
  'kernel.setting': {
    name: string
    value: Json
  }
  'kernel.webhook_delivery': {
    endpoint_id: string
    id: string
    subject: string
    fact: string
    kind: string
    state: string
    attempts: Defaulted<number>
    created_at: Date
    last_tried_at: Date | null
    next_try_at: Date | null
    last_status: number | null
    last_error: string | null
    replay_of: string | null
  }
  'kernel.webhook_endpoint': {
    id: string
    url: string
    secret: string
    kinds: string[]
    active: Defaulted<boolean>
    note: Defaulted<string>
    created_by: string
    created_at: Date
  }
}

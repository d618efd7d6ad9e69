import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { oldestMajor } from './engine-binaries.ts'
import { EngineError } from './engine-error.ts'
import type { Engine } from './engine.ts'

/** A server that is just starting (compose, cluster failover) is waited for. */
const patienceMs = 30_000

/** DATABASE_URL: somebody else's server, which we check and otherwise leave alone. */
export async function useOwnServer(databaseUrl: string): Promise<Engine> {
  const client = await connectPatiently(databaseUrl)
  try {
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version') as version, current_setting('server_version_num') as number,
              current_setting('server_encoding') as encoding`,
    )
    refuseUnfit(rows[0] ?? { version: 'unknown', number: '0', encoding: '' })
  } finally {
    await client.end()
  }
  return { connectionString: databaseUrl, kind: 'own', adopted: true, stop: () => Promise.resolve() }
}

export type ServerFacts = { readonly version: string; readonly number: string; readonly encoding: string }

export function refuseUnfit({ version, number, encoding }: ServerFacts): void {
  if (Number(number) < oldestMajor * 10_000) {
    throw new EngineError(`DATABASE_URL leads to PostgreSQL ${version}; Xiaobao needs ${oldestMajor} or newer.`)
  }
  if (encoding !== 'UTF8') {
    throw new EngineError(`DATABASE_URL leads to a database with encoding ${encoding}; it must be UTF8.`)
  }
}

async function connectPatiently(databaseUrl: string): Promise<Client> {
  const began = Date.now()
  for (;;) {
    const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (cause) {
      await client.end().catch(() => {})
      const { code = '', message } = cause as NodeJS.ErrnoException
      const passing = ['ECONNREFUSED', 'ENOENT', 'EAI_AGAIN', 'ECONNRESET', '57P03', '53300'].includes(code)
      if (passing && Date.now() - began < patienceMs) await pause(500)
      // The address may hold a password, so it is not repeated.
      else throw new EngineError(`The database of DATABASE_URL cannot be opened: ${message || code}`, { cause })
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { findBinaries } from './engine-binaries.ts'
import { prepareData } from './engine-data.ts'
import { EngineError } from './engine-error.ts'
import { prepareHome } from './engine-home.ts'
import { connectionString, ensureRunning, stopServer, type Server } from './engine-server.ts'
import { memoryMb } from './engine-settings.ts'
import { useOwnServer } from './own-server.ts'

export type EngineOptions = {
  /** XIAOBAO_HOME. */
  readonly home: string
  /** Any PostgreSQL from 15 on instead of the embedded one. */
  readonly databaseUrl?: string | null
  /** Folder of the operator's own PostgreSQL programs. */
  readonly pgBin?: string | null
  /** Memory the settings are made for; the machine's when absent. */
  readonly memoryMb?: number
  /** false only for throw-away databases of the tests. */
  readonly durable?: boolean
  readonly log?: (message: string) => void
}

export type Engine = {
  readonly connectionString: string
  readonly kind: 'embedded' | 'own'
  /** It ran already: after a kill -9 of its last user, or because another process uses it. */
  readonly adopted: boolean
  /** Closes our part; the last process out stops the embedded server. Close your pools first. */
  stop(): Promise<void>
}

/** Held shared by every process that uses the embedded server; who gets it alone is the last one. */
const userLock = 7_142_857

export async function startEngine(options: EngineOptions): Promise<Engine> {
  if (options.databaseUrl) return useOwnServer(options.databaseUrl)
  const home = prepareHome(options.home)
  const durable = options.durable ?? true
  const binaries = findBinaries(options.pgBin ?? null, home.binaries)
  await prepareData(home, binaries, durable)
  const server: Server = { home, binaries, durable, memoryMb: options.memoryMb ?? memoryMb() }
  return useServer(server, options.log ?? (() => {}))
}

/**
 * Each user keeps one connection with the shared lock on it, so PostgreSQL itself counts its users, also those that were killed.
 * When the connection breaks while we still need the server (it was killed), the server is started again.
 */
async function useServer(server: Server, log: (message: string) => void): Promise<Engine> {
  const use = { leaving: false }
  let rejoining: Promise<void> = Promise.resolve()
  const first = await joinServer(server)
  let watch = first.client
  const rejoin = async () => {
    log('the database server is gone; starting it again')
    for (let attempt = 1; !use.leaving; attempt += 1) {
      try {
        watch = keep((await joinServer(server)).client)
        return log('the database server is back')
      } catch (error) {
        log(`the database server does not start (attempt ${attempt}): ${String(error)}`)
        await pause(Math.min(30_000, 500 * attempt))
      }
    }
  }
  const keep = (client: Client) =>
    client.once('end', () => {
      if (!use.leaving) rejoining = rejoin()
    })
  keep(watch)
  await createDatabase(watch)
  const stop = async () => {
    if (use.leaving) return
    use.leaving = true
    await rejoining
    await leaveServer(server, watch)
  }
  return { connectionString: connectionString(server, 'xiaobao'), kind: 'embedded', adopted: first.adopted, stop }
}

async function joinServer(server: Server): Promise<{ readonly client: Client; readonly adopted: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await ensureRunning(server)
    const client = new Client({
      connectionString: connectionString(server, 'postgres'),
      application_name: 'xiaobao watch',
    })
    client.on('error', () => {})
    try {
      await client.connect()
      // Waits while the last one out holds it alone, and breaks when that one has stopped the server: then it is started anew.
      await client.query('select pg_advisory_lock_shared($1)', [userLock])
      return { client, adopted: outcome === 'adopted' }
    } catch (cause) {
      await client.end().catch(() => {})
      if (attempt >= 20) throw new EngineError('PostgreSQL starts but does not stay.', { cause })
      await pause(50 * attempt)
    }
  }
}

async function createDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query(`select 1 from pg_database where datname = 'xiaobao'`)
  if (rowCount !== 0) return
  try {
    await client.query('create database xiaobao')
  } catch (error) {
    // Another process was quicker: the database exists, or its name is being written.
    const { code = '' } = error as { code?: string }
    if (!['42P04', '23505', '55006'].includes(code)) throw error
    await pause(200)
    await createDatabase(client)
  }
}

async function leaveServer(server: Server, watch: Client): Promise<void> {
  let last = false
  try {
    await watch.query('select pg_advisory_unlock_shared($1)', [userLock])
    const { rows } = await watch.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [userLock])
    last = rows[0]?.last ?? false
  } catch {
    // The server is gone already: nothing to stop.
  }
  if (last) await stopServer(server)
  await watch.end().catch(() => {})
}

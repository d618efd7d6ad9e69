import { Client } from 'pg'
import { sqlState } from '../db/transaction.ts'
import { PlainError } from '../log/safe-error.ts'

/** A database on the same server, for the time of the work. One that a killed drill left under this name goes first. */
export async function withScratch<T>(
  connectionString: string,
  id: string,
  work: (connectionString: string) => Promise<T>,
): Promise<T> {
  const name = `xiaobao_${id}`
  if (!/^[a-z0-9_]{1,60}$/.test(name)) throw new RangeError(`no name of a database: ${name}`)
  const client = new Client({ connectionString, application_name: 'xiaobao drill' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`drop database if exists ${name} with (force)`)
    // Of template0: what somebody put into template1 does not belong in it.
    await client.query(`create database ${name} template template0 encoding 'UTF8'`).catch(mayNot)
    try {
      return await work(at(connectionString, name))
    } finally {
      await client.query(`drop database if exists ${name} with (force)`)
    }
  } finally {
    await client.end()
  }
}

/** What drills of this installation left that were killed; other databases of the server are not ours. */
export async function dropAbandoned(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, application_name: 'xiaobao drill' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select d.datname as name from pg_database d join kernel.restore_drill r on d.datname = 'xiaobao_' || r.id
       where r.state not in ('waiting', 'running')`,
    )
    for (const { name } of rows) await client.query(`drop database if exists "${name}" with (force)`)
  } finally {
    await client.end()
  }
}

export class MayNotCreate extends PlainError {
  override readonly name = 'PlainError'
}
function mayNot(error: unknown): never {
  if (sqlState(error) !== '42501') throw error
  throw new MayNotCreate('the role of the database may create no database for drills: alter role … createdb', {
    cause: error,
  })
}

function at(connectionString: string, name: string): string {
  const url = new URL(connectionString)
  url.pathname = `/${name}`
  return url.href
}

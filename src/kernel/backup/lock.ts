import { Client } from 'pg'

const backupLock = 7_142_861

/** One backup at a time in the whole installation. Null while another runs. Whoever is killed lets go of it. */
export async function holdBackups<T>(connectionString: string, work: () => Promise<T>): Promise<T | null> {
  const client = new Client({ connectionString, application_name: 'xiaobao backup lock' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [backupLock])
    return rows[0]?.held ? await work() : null
  } finally {
    await client.end()
  }
}

import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { EngineHome } from './engine-home.ts'

const mebibyte = 1024 * 1024
const within = (low: number, value: number, high: number) => Math.round(Math.min(high, Math.max(low, value)))

/** Memory this process may count on: the container's limit where there is one. */
export function memoryMb(): number {
  const limit = process.constrainedMemory()
  const total = totalmem()
  return Math.floor((limit > 0 && limit < total ? limit : total) / mebibyte)
}

export type ServerSettings = {
  readonly home: EngineHome
  readonly port: number
  readonly memoryMb: number
  /** false: a throw-away database of the tests, where a power cut costs nothing. */
  readonly durable: boolean
}

/** The whole of postgresql.conf. An operator's own lines in `<home>/postgresql.conf` come last and win. */
export function postgresqlConf({ home, port, memoryMb, durable }: ServerSettings): string {
  const local = process.platform !== 'win32'
  const settings: Record<string, string | number> = {
    listen_addresses: local ? '' : '127.0.0.1',
    port,
    unix_socket_directories: local ? home.socket : '',
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    max_connections: 120,

    // The database shares the machine with the server process, so it takes a smaller share than a dedicated one would.
    shared_buffers: `${within(64, memoryMb / 16, 4096)}MB`,
    effective_cache_size: `${within(256, memoryMb / 2, 262_144)}MB`,
    maintenance_work_mem: `${within(64, memoryMb / 64, 1024)}MB`,
    work_mem: `${within(4, memoryMb / 1536, 64)}MB`,
    random_page_cost: 1.1,
    effective_io_concurrency: local && process.platform !== 'darwin' ? 16 : 0,
    max_parallel_workers_per_gather: 1,
    jit: 'off',

    fsync: onOff(durable),
    synchronous_commit: onOff(durable),
    full_page_writes: onOff(durable),
    // Logical, so that the data can move to a bigger server or the next major version without a stop.
    wal_level: 'logical',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: 0.9,

    idle_in_transaction_session_timeout: '10min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',

    // A week of logs, overwritten weekday by weekday, without the values of rows or parameters: those may be about people.
    logging_collector: 'on',
    log_directory: home.log,
    log_filename: 'postgres-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_size: 0,
    log_error_verbosity: 'terse',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_checkpoints: 'off',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}`)
  const head = '# Written by Xiaobao at every start. Put your own lines into the file named at the end.'
  return [head, ...lines, `include_if_exists = ${quote(join(home.root, 'postgresql.conf'))}`, ''].join('\n')
}

const onOff = (yes: boolean) => (yes ? 'on' : 'off')
const quote = (value: string | number) => (typeof value === 'number' ? value : `'${value.replaceAll("'", "''")}'`)

import { pino } from 'pino'
import { kyselyOn, openPool } from '../../src/kernel/db/database.ts'
import { sequence } from '../../src/kernel/proof/sequence.actions.ts'
import { signCheckpoint } from '../../src/kernel/proof/sign.actions.ts'
import { systemActor } from '../../src/kernel/context.ts'
import { ctxFor, type Runtime } from '../../src/kernel/runtime.ts'
import { localRootKey } from '../../src/kernel/vault/root-key.ts'
import { plugInRootKeys } from '../../src/kernel/vault/root.ts'

/** Gives places in small pieces and signs after each, as fast as it can, until it is killed. */
const [connectionString = '', secret = ''] = process.argv.slice(2)
const pool = openPool({ connectionString, max: 2, onError: () => {} })
plugInRootKeys([localRootKey(Buffer.from(secret, 'hex'))])
const runtime = {
  db: kyselyOn(pool),
  pool,
  log: pino({ level: 'silent' }),
  rulebook: () => ({ version: 'test' }) as ReturnType<Runtime['rulebook']>,
  now: () => new Date(),
}
process.send?.('ready')
for (;;) {
  await sequence(ctxFor(runtime, systemActor), 7)
  await signCheckpoint(ctxFor(runtime, systemActor), 'killed.example.com/facts')
}

import { systemActor } from '../kernel/context.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { ctxFor } from '../kernel/runtime.ts'
import { rewrapLogKeys } from '../kernel/proof/log-key.actions.ts'
import { domainNames, isDomain } from '../kernel/vault/domain.rules.ts'
import { newCards } from '../kernel/vault/root-cards.ts'
import { addRootKeyToFile } from '../kernel/vault/root-file.ts'
import { rootFileOf } from '../kernel/vault/open-vault.ts'
import { rewrapDomainKeys, rotateDomain, rotatePerson } from '../kernel/vault/rotate.actions.ts'
import { keyCounts } from '../kernel/vault/vault.store.ts'
import type { Process } from '../process.ts'
import { readSettings } from '../kernel/config/settings.ts'

type Say = (line: string) => void
const usage = `xiaobao vault status         how many keys there are, and how many a retired key still wraps
xiaobao vault cards          makes a root key on three cards, of which any two open the vault
xiaobao vault new-key        puts a new root key before the others in the file
xiaobao vault rewrap         wraps the keys of all domains with the root key that XIAOBAO_VAULT names
xiaobao vault rotate DOMAIN  a new key for a domain: ${domainNames.join(', ')}
xiaobao vault renew PERSON DOMAIN  a new key for what is sealed about one person (con_…, acc_…, gst_…), and everything sealed anew`

/** `xiaobao vault …`: the keys of the vault, for operators who have a terminal. */
export async function vaultCommand([verb, domain, ...rest]: readonly string[], say: Say): Promise<void> {
  const alone = domain === undefined
  if (verb === 'cards' && alone) return sayCards(say)
  if (verb === 'new-key' && alone) {
    const file = rootFileOf(readSettings(process.env).settings)
    addRootKeyToFile(file)
    return say(`A new root key stands first in ${file}. Restart every process, then: xiaobao vault rewrap`)
  }
  if (verb === 'status' && alone) return withProcess(say, (started) => sayCounts(started, say))
  if (verb === 'rewrap' && alone)
    return withProcess(say, async ({ runtime }) => {
      const done = await inTransaction(ctxFor(runtime, systemActor), async (ctx) => {
        await rewrapLogKeys(ctx)
        return rewrapDomainKeys(ctx)
      })
      say(`${done} keys of domains are wrapped anew. Other root keys are no longer needed.`)
    })
  if (verb === 'rotate' && domain !== undefined && isDomain(domain) && rest.length === 0)
    return withProcess(say, async ({ runtime }) => {
      await inTransaction(ctxFor(runtime, systemActor), (ctx) => rotateDomain(ctx, domain))
      say(`${domain} has a new key. A worker takes over what the old one kept, and destroys it.`)
    })
  const [of = ''] = rest
  if (verb === 'renew' && domain !== undefined && isDomain(of) && rest.length === 1)
    return withProcess(say, async ({ runtime }) => {
      const done = await inTransaction(ctxFor(runtime, systemActor), (ctx) => rotatePerson(ctx, domain, of))
      say(done ? `${domain} has a new key of ${of}. A worker seals everything anew.` : `${domain} has no key of ${of}.`)
    })
  process.exitCode = 2
  say(usage)
}

async function sayCards(say: Say): Promise<void> {
  const { key, cards } = await newCards()
  say(`Root key ${key.id}. Each line is a card for one person; they are not shown again and kept nowhere:\n`)
  for (const card of cards) say(card)
  say('\nStart with XIAOBAO_VAULT=cards and any two of them in XIAOBAO_VAULT_CARDS, then: xiaobao vault rewrap')
}

async function sayCounts({ runtime }: Process, say: Say): Promise<void> {
  for (const { domain, version, keys, waiting } of await keyCounts(ctxFor(runtime, systemActor)))
    say(`${domain.padEnd(10)} version ${version}  ${keys} keys of people, ${waiting} of them wait to be wrapped anew`)
}

async function withProcess(say: Say, work: (started: Process) => Promise<void>): Promise<void> {
  const { startProcess } = await import('../process.ts')
  const started = await startProcess(say)
  try {
    await work(started)
  } finally {
    await started.close()
  }
}

import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readSetting, writeSettingOnce } from '../access/installation.store.ts'
import { SettingsError, type Settings } from '../config/settings.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { domainNames } from './domain.rules.ts'
import { activeDomainKey, domainBound } from './open-keys.actions.ts'
import { rootKeyOfCards } from './root-cards.ts'
import { rootKeysOfFile } from './root-file.ts'
import { WrongRootKey, type RootKey } from './root-key.ts'
import { rootKeyOfPassphrase } from './root-passphrase.ts'
import { plugInRootKeys, rootKeyNamed } from './root.ts'
import * as store from './vault.store.ts'

/**
 * Opens the vault for this process, or refuses to start: with a root key that does not fit, personal data could neither be read nor be
 * written so that another process reads it.
 */
export async function openVault(ctx: Ctx, settings: Settings): Promise<void> {
  try {
    plugInRootKeys(await ringOf(ctx, settings), settings.XIAOBAO_VAULT)
    await assertFits(ctx)
    // All of them at the first start, not when one is needed: a second machine whose file holds another root key is refused before it writes.
    await inTransaction(ctx, async (inner) => {
      for (const domain of domainNames) await activeDomainKey(inner, domain)
    })
  } catch (error) {
    if (error instanceof WrongRootKey) throw new SettingsError([`XIAOBAO_VAULT: ${error.message}.`])
    throw error
  }
}

export const rootFileOf = (settings: Settings): string =>
  settings.XIAOBAO_VAULT_FILE ?? join(settings.XIAOBAO_HOME, 'keys', 'root')

/** Every root key that the settings give, the one that wraps first: changing from one source to another needs both for a while. */
async function ringOf(ctx: Ctx, settings: Settings): Promise<RootKey[]> {
  const { XIAOBAO_VAULT, XIAOBAO_VAULT_CARDS: cards } = settings
  const passphrases = [settings.XIAOBAO_VAULT_PASSPHRASE, settings.XIAOBAO_VAULT_PASSPHRASE_BEFORE].filter(
    (text) => text !== null,
  )
  const file = rootFileOf(settings)
  const salt = passphrases.length > 0 ? await saltOf(ctx) : null
  const rings: Readonly<Record<Settings['XIAOBAO_VAULT'], RootKey[]>> = {
    file: XIAOBAO_VAULT === 'file' || existsSync(file) ? rootKeysOfFile(file) : [],
    passphrase: salt === null ? [] : await Promise.all(passphrases.map((text) => rootKeyOfPassphrase(text, salt))),
    cards: cards === null ? [] : [await rootKeyOfCards(cards)],
  }
  return [...rings[XIAOBAO_VAULT], ...Object.values(rings).flat()]
}

/** The same for all processes of an installation; no secret. */
async function saltOf(ctx: Ctx): Promise<Buffer> {
  await writeSettingOnce(ctx, 'vault.salt', randomBytes(16).toString('base64'))
  return Buffer.from(String(await readSetting(ctx, 'vault.salt')), 'base64')
}

async function assertFits(ctx: Ctx): Promise<void> {
  for (const key of await store.domainKeys(ctx))
    if (key.wrapped !== null) await rootKeyNamed(key.root).unwrap(key.wrapped, domainBound(key))
}

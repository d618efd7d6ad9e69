import type { z } from 'zod'
import { Role } from '../role.contract.ts'
import { Scope, type Account, type ApiKey } from './account.contract.ts'
import type { Ctx } from '../context.ts'
import { found } from '../refusal.ts'
import { findAccount } from './account.store.ts'
import type { listKeys } from './key.store.ts'
import type { Me, SignedIn } from './session.contract.ts'
import type { SecondStep } from './sign-in.actions.ts'

type AccountRow = {
  id: string
  email: string | null
  phone: string | null
  display_name: string
  language: string
  roles: string[]
  consumer_id: string | null
  merchant_id: string | null
  state: string
  created_at: Date
}

export const viewMe = (row: AccountRow): z.input<typeof Me> => ({
  id: row.id,
  displayName: row.display_name,
  language: row.language === 'en' ? 'en' : 'zh',
  roles: Role.array().parse(row.roles),
  consumerId: row.consumer_id,
  merchantId: row.merchant_id,
})

export const meOf = async (ctx: Ctx, id: string): Promise<z.input<typeof Me>> =>
  viewMe(found(await findAccount(ctx, id), 'account'))

export const viewSecondStep = ({ challenge, ways, expires }: SecondStep): z.input<typeof SignedIn>['secondStep'] => ({
  challenge,
  ways: [...ways],
  expiresAt: expires.toISOString(),
})

export const viewAccount = (row: AccountRow): z.input<typeof Account> => ({
  ...viewMe(row),
  email: row.email,
  phone: row.phone,
  state: row.state === 'disabled' ? 'disabled' : 'active',
  createdAt: row.created_at.toISOString(),
})

type KeyRow = Awaited<ReturnType<typeof listKeys>>[number]
export const viewKey = (row: KeyRow, now: Date): z.input<typeof ApiKey> => ({
  id: row.id,
  name: row.name,
  scopes: Scope.array().parse(row.scopes),
  networks: row.networks,
  tokenEnd: row.token_end,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  expiresAt: row.expires_at?.toISOString() ?? null,
  expired: row.expires_at !== null && row.expires_at <= now,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  follows: row.follows,
})

import { z } from 'zod'
import { Empty, Instant, route } from '../../kernel/route.contract.ts'

/** Why the mailbox could not be looked into. */
export const mailFailures = [
  'sign-in-refused',
  'folder-missing',
  'unreachable',
  'no-safe-connection',
  'too-slow',
  'closed',
  'other',
] as const
export const MailFailure = z.enum(mailFailures)
export type MailFailure = z.infer<typeof MailFailure>

export const folderStates = ['off', 'never', 'listening', 'failing', 'silent'] as const
export const readHealth = route({
  method: 'GET',
  path: '/api/mailbox/health',
  summary: { zh: '投诉邮箱的收信状态', en: 'How the complaints mailbox is doing' },
  who: ['agent', 'admin'],
  clause: '7.2.1',
  input: Empty,
  output: z.object({
    /** `off`: no mailbox is set up. `silent`: nobody has looked for longer than there may be between two looks. */
    state: z.enum(folderStates),
    folder: z.string().nullable(),
    checkedAt: Instant.nullable(),
    failingSince: Instant.nullable(),
    failures: z.int(),
    lastFailure: MailFailure.nullable(),
    /** Kept, but not read yet. */
    unread: z.int(),
    renumbered: z.int(),
    mayDeliver: z.boolean(),
  }),
})

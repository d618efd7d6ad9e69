import { z } from 'zod'
import { Empty, Instant, route } from '../../route.contract.ts'

export const addCheckpoint = route({
  method: 'POST',
  path: '/api/witness/add-checkpoint',
  summary: {
    zh: '作为见证方签署另一套系统的检查点（C2SP tlog-witness）',
    en: 'Sign a checkpoint of another log as its witness (C2SP tlog-witness)',
  },
  who: ['anyone'],
  clause: '5.2.1(3)',
  audit: 'log.witness',
  perMinute: 60,
  rawBody: { maxBytes: 64 * 1024 },
  rawReply: 'text/plain; charset=utf-8',
  input: Empty,
  output: z.string(),
})
export const readWitnessed = route({
  method: 'GET',
  path: '/api/log/witnessed',
  summary: { zh: '最近一个由见证方签署的检查点', en: 'The last checkpoint that witnesses signed' },
  who: ['anyone'],
  clause: '5.2.1(3)',
  rawReply: 'text/plain; charset=utf-8',
  input: Empty,
  output: z.string(),
})
export const readWitnesses = route({
  method: 'GET',
  path: '/api/log/witnesses',
  summary: {
    zh: '谁见证本站的事实日志，本站见证谁',
    en: 'Who witnesses this log, and whose witness this installation is',
  },
  who: ['anyone'],
  clause: '5.2.1(3)',
  input: Empty,
  output: z.object({
    /** Of ours: how far each signed. `problem` says why one did not sign the last time. */
    ours: z.array(
      z.object({
        name: z.string(),
        verifier: z.string(),
        size: z.int(),
        signedAt: Instant.nullable(),
        problem: z.enum(['unreachable', 'refused', 'unsigned', 'ahead', 'contradicted']).nullable(),
      }),
    ),
    /** What others keep to check what this installation signs as a witness; null where it is nobody’s witness. */
    verifier: z.string().nullable(),
    others: z.array(z.object({ origin: z.string(), size: z.int(), signedAt: Instant, note: z.string() })),
  }),
})

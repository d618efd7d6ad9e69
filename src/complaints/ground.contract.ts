import { z } from 'zod'
import { Empty, route } from '../kernel/route.contract.ts'
import { Words } from './complaint.contract.ts'

export const listGrounds = route({
  method: 'GET',
  path: '/api/complaint-grounds',
  summary: { zh: '不予支持的理由', en: 'Grounds on which a complaint is rejected' },
  who: ['anyone'],
  clause: '7.1.1',
  input: Empty,
  output: z.object({
    rows: z.array(
      z.object({
        code: z.string(),
        title: Words,
        summary: Words,
        rule: z.string(),
        source: Words,
        article: z.string().nullable(),
      }),
    ),
  }),
})

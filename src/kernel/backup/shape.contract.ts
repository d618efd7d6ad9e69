import { z } from 'zod'

const Name = z.string().regex(/^[a-z_]\w*\.[a-z_]\w*$/)
export const Shapes = z.strictObject({
  tables: z.array(z.strictObject({ name: Name, columns: z.array(z.string().max(63)).min(1).max(1600) })).max(10_000),
  sequences: z.array(z.strictObject({ name: Name, value: z.string().regex(/^-?\d{1,19}$/) })).max(10_000),
})

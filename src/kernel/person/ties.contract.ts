import { z } from 'zod'

const Name = z.string().regex(/^\w+$/)
const Table = z.string().regex(/^\w+\.\w+$/)
/** Only rows in which the column says one of these: of a case that two sides write in, what the person wrote. */
const only = z.record(Name, z.array(z.string()).min(1)).optional()
/** `erase: rows`: an erasure takes the whole row, which is nothing without what goes. Else the columns are emptied. */
const erase = z.literal('rows').optional()
/** Columns that an erasure leaves, each with why: they name a thing and no person. */
const stays = z.record(Name, z.string().min(10)).optional()
const more = { only, erase, stays }

/** Whose the rows of a table are. */
export const Tie = z.union([
  /** A column holds the person: an account, a consumer, a guest. */
  z.strictObject({ of: z.array(Name).min(1), ...more }),
  /** A row belongs to whom its parent belongs to: `by` names the row of `through`, whose key is `key`. */
  z.strictObject({ through: Table, by: Name, key: Name.default('id'), ...more }),
  /** Nobody who asks about themselves: says why. */
  z.strictObject({ nobody: z.string().min(10) }),
])
export type Tie = z.infer<typeof Tie>
export const Ties = z.record(Table, Tie)

import { z } from 'zod'

/** Colours of the theme by name; a tag is always read by its name too. */
export const tagColours = ['jade', 'slate', 'amber', 'cinnabar', 'ink'] as const
export const TagColour = z.enum(tagColours)
export type TagColour = z.infer<typeof TagColour>

export const TagMark = z.object({ id: z.string(), name: z.string(), colour: TagColour })
export type TagMark = z.infer<typeof TagMark>

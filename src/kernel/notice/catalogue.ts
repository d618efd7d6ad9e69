import type { Capability, ContactResolver } from '../capability.ts'
import { loadTemplates, type Template } from './template.ts'

// Filled once by app.ts before anybody is told anything; a process has one set of capabilities.
let templates: ReadonlyMap<string, Template> = new Map()
let read: string | null = null
let resolvers: readonly ContactResolver[] = []

/** Reads every capability's templates and stops the start at the first mistake in any of them. */
export function plugInNotices(capabilities: readonly Pick<Capability, 'notices' | 'contacts'>[]): void {
  const files = capabilities.flatMap(({ notices }) => notices ?? [])
  const named = files.join('\n')
  // The same files say the same. A process reads them once; a run of the tests puts the product together hundreds of times.
  if (named !== read) templates = loadTemplates(files)
  read = named
  resolvers = capabilities.flatMap(({ contacts }) => contacts ?? [])
}

export const templateNamed = (id: string): Template | undefined => templates.get(id)
export const allTemplates = (): readonly Template[] => [...templates.values()]
export const contactResolvers = (): readonly ContactResolver[] => resolvers

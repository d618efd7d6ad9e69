import type { Capability, ContactResolver } from '../capability.ts'
import { loadTemplates, type Template } from './template.ts'

// Filled once by app.ts before anybody is told anything; a process has one set of capabilities.
let templates: ReadonlyMap<string, Template> = new Map()
let resolvers: readonly ContactResolver[] = []

/** Reads every capability's templates and stops the start at the first mistake in any of them. */
export function plugInNotices(capabilities: readonly Pick<Capability, 'notices' | 'contacts'>[]): void {
  templates = loadTemplates(capabilities.flatMap(({ notices }) => notices ?? []))
  resolvers = capabilities.flatMap(({ contacts }) => contacts ?? [])
}

export const templateNamed = (id: string): Template | undefined => templates.get(id)
export const allTemplates = (): readonly Template[] => [...templates.values()]
export const contactResolvers = (): readonly ContactResolver[] => resolvers

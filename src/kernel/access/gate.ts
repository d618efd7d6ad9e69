import type { Actor } from '../context.ts'
import { refuse } from '../refusal.ts'
import { roleWords, type Who } from '../role.contract.ts'
import type { AnyRoute } from '../route.contract.ts'

/** May this actor call this route at all? Which rows it sees is decided where the rows are read. */
export function assertMayCall(actor: Actor, route: AnyRoute, language: 'zh' | 'en'): void {
  if (mayCall(actor, route.who)) {
    if (actor.kind === 'machine' && route.scope && !actor.scopes.includes(route.scope))
      refuse('access.scope-missing', { scope: route.scope })
    return
  }
  if (actor.kind === 'guest') refuse('access.sign-in-needed')
  refuse('access.not-your-role', {
    needed: route.who.map((who) => roleWords[who][language]).join(language === 'zh' ? '、' : ', '),
  })
}

export function mayCall(actor: Actor, who: readonly Who[]): boolean {
  if (who.includes('anyone')) return true
  if (who.includes('signed-in') && actor.kind === 'person') return true
  return actor.roles.some((role) => who.includes(role))
}

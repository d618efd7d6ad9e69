import type { Capability } from '../../kernel/capability.ts'
import type { Files } from '../../kernel/evidence/file-store.ts'
import { evidenceRoutes } from '../../kernel/evidence/evidence.routes.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { factRoutes } from '../../kernel/fact/fact.routes.ts'
import { handle, through, type BoundRoute } from '../../kernel/http/handle.ts'
import { maySeeBy } from '../../kernel/kernel.ts'
import type { AnyRoute } from '../../kernel/route.contract.ts'
import { proveContact, requestCode, waysOpen } from './code.actions.ts'
import { fileComplaint } from './filing.actions.ts'
import * as contract from './guest.contract.ts'
import { enterChat } from './chat-link.actions.ts'
import { askForLink } from './link.actions.ts'
import { enterCase, enterFiles, showContact } from './pass.actions.ts'

export const guestRoutes: readonly BoundRoute[] = [
  handle(contract.readWays, () => ({ ways: waysOpen() })),
  handle(contract.requestCode, (ctx, typed, { ip, language }) => requestCode(ctx, typed, { ip, language })),
  // Outside: what is refused is counted all the same.
  handle(contract.proveContact, (ctx, tried) => proveContact(ctx, tried), { outside: true }),
  // Outside: the proof is the key of a repeated try, and no answer with a link in it is kept.
  handle(contract.fileAsGuest, (ctx, filing) => fileComplaint(ctx, filing), { outside: true }),
  handle(contract.sendLink, (ctx, lost, { ip, language }) => askForLink(ctx, lost, { ip, language })),
  handle(contract.readGuest, (ctx, { id }) => showContact(ctx, id)),
]

const forGuests = (route: AnyRoute, path: `/${string}`): AnyRoute => ({ ...route, path, who: ['anyone'] })

/** What the consumer of a case may read and do, by the link: one contract, one answer, and nothing to remember for the next step. */
export const caseDoors = (bound: readonly BoundRoute[]): BoundRoute[] =>
  bound
    .filter(({ route }) => route.path.startsWith('/api/complaints/:id') && route.who.includes('consumer'))
    .map((one) => through(one, forGuests(one.route, contract.casePath(one.route.path)), enterCase))

/** The same for a chat, by the link to it. */
export const chatDoors = (bound: readonly BoundRoute[]): BoundRoute[] =>
  bound
    .filter(({ route }) => route.path.startsWith('/api/chats/:id') && route.who.includes('consumer'))
    .map((one) => {
      const route: AnyRoute = { ...forGuests(one.route, contract.chatPath(one.route.path)), secrets: ['casePage'] }
      return through(one, route, enterChat)
    })

/** The same for what is the kernel's: uploads, and the story of the case. */
export function guestPart(files: Files, capabilities: () => readonly Capability[]): Partial<Capability> {
  const maySee = maySeeBy(capabilities)
  const ofFiles = evidenceRoutes(files, maySee).filter(({ route }) => route.path.startsWith('/api/files'))
  const story = factRoutes(capabilities, maySee).filter(({ route }) => route.path === readTimeline.path)
  return {
    routes: [
      ...ofFiles.map((one) => through(one, withPass(one.route), enterFiles)),
      ...story.map((one) => through(one, forGuests(one.route, contract.timelinePath), enterCase)),
    ],
  }
}

const withPass = (route: AnyRoute): AnyRoute => ({
  ...forGuests(route, contract.filePath(route.path)),
  input: route.input.extend({ pass: contract.Pass }),
  secrets: ['pass'],
})

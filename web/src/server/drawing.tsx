import { createCache, extractStyle } from '@ant-design/cssinjs'
import type { Query, QueryClient } from '@tanstack/react-query'
import { createMemoryHistory } from '@tanstack/react-router'
import { renderToString } from 'react-dom/server'
import { readMe } from '../../../src/kernel/access/session.contract.ts'
import type { GuestRead, PageRequest } from '../../../src/kernel/http/rendering.contract.ts'
import { newQueryClient } from '../api/client.ts'
import { settleRead, type Handover } from '../api/handover.ts'
import { routeKey } from '../api/hooks.ts'
import { beginAt } from '../parts/now.ts'
import { App } from '../shell/App.tsx'
import { HeadListener, type Head } from '../shell/head.ts'
import { buildRouter } from '../shell/router.tsx'
import { beginIn } from '../text/language.ts'
import { coded } from './coded.ts'

export type Drawing = {
  readonly body: string
  readonly styles: string
  readonly head: Head
  /** False when what the page is about does not exist, or cannot. */
  readonly found: boolean
  readonly reads: Handover['reads']
}

/** A page asks for what it shows when it is drawn, and for more when that is there (the titles of linked rules). */
const mostPasses = 4
/** So many reads of one page; what is beyond is fetched by the browser. */
const mostReads = 40

/** Draws the page, answers what it asked for, draws it again, until it asks for nothing more. */
export async function drawPage(request: PageRequest): Promise<Drawing> {
  const client = newQueryClient()
  const router = buildRouter(createMemoryHistory({ initialEntries: [`${request.pathname}${request.search}`] }))
  await router.load()
  const reads: Handover['reads'] = []
  await answer(client, { keys: [[routeKey(readMe), {}]], read: request.read, reads })
  const draw = () => drawOnce(request, { client, router })
  let drawn = draw()
  let found = true
  for (let pass = 1; pass < mostPasses; pass += 1) {
    const keys = openReads(client).slice(0, mostReads - reads.length)
    if (keys.length === 0) break
    await answer(client, { keys, read: request.read, reads })
    // What the page is about is what it asked for first.
    if (pass === 1) found = reads.every(({ problem }) => problem?.status !== 404 && problem?.status !== 400)
    drawn = draw()
  }
  return { ...drawn, found, reads }
}

type Answering = {
  readonly keys: readonly Query['queryKey'][]
  readonly read: GuestRead
  readonly reads: Handover['reads']
}

/** By the same contracts as in the browser; the key of a read is its route and its input. */
async function answer(client: QueryClient, { keys, read, reads }: Answering): Promise<void> {
  await Promise.all(
    keys.map(async (queryKey) => {
      const key = [...queryKey]
      const got = await read(String(key[0]), key[1])
      settleRead(client, key, got)
      reads.push({
        key,
        ...(got.ok
          ? { data: got.data }
          : { problem: { ...got.problem, params: { ...got.problem.params }, fields: [...got.problem.fields] } }),
      })
    }),
  )
}

/** Lists that grow downwards keep their pages otherwise and are left to the browser, and so is what is worked out by a POST. */
const openReads = (client: QueryClient): Query['queryKey'][] =>
  client
    .getQueryCache()
    .getAll()
    .filter(
      ({ state, options, queryKey }) =>
        state.status === 'pending' &&
        Reflect.get(options, 'enabled') !== false &&
        queryKey.length === 2 &&
        String(queryKey[0]).startsWith('GET '),
    )
    .map(({ queryKey }) => queryKey)

type Scene = { readonly client: QueryClient; readonly router: ReturnType<typeof buildRouter> }

/** Language and instant are those of the whole module: nothing may come between setting them and the last word. */
function drawOnce({ language, now }: PageRequest, { client, router }: Scene) {
  const styles = createCache()
  let head: Head = {}
  beginIn(language)
  beginAt(now)
  const body = renderToString(
    <HeadListener
      value={(said) => (head = { title: said.title ?? head.title, description: said.description ?? head.description })}
    >
      <App router={router} client={client} styles={styles} />
    </HeadListener>,
  )
  // React leaves out what threw while it was drawn, and says so in this mark.
  if (body.includes('<!--$!-->')) throw coded('page.part-threw', 'a part of the page threw while it was drawn')
  return { body, head, styles: extractStyle(styles) }
}

import { createHash } from 'node:crypto'
import { readMe } from '../../../src/kernel/access/session.contract.ts'
import type {
  GuestRead,
  PageRenderer,
  PageRendererModule,
  PageRequest,
  RenderedPage,
} from '../../../src/kernel/http/rendering.contract.ts'
import type { Call } from '../api/call.ts'
import { handoverScript } from '../api/handover.ts'
import { routeKey } from '../api/hooks.ts'
import { ApiProblem } from '../api/problem.ts'
import { OpenFrame } from '../shell/frames.ts'
import { guestPage } from '../shell/page.ts'
import { allPages } from '../shell/registry.ts'
import { loadText, t } from '../text/text.ts'
import { beginIn } from '../text/language.ts'
import { readManifest } from './assets.ts'
import { writeDocument } from './document.ts'
import { drawPage, type Drawing } from './drawing.tsx'
import { fileOf } from './page-file.ts'

/** The pages for guests, drawn where there is no browser. Nothing here knows anybody who is signed in. */
export const createRenderer: PageRendererModule['createRenderer'] = ({ template, manifest }): PageRenderer => {
  const linksTo = readManifest(manifest)
  return {
    placeOf(pathname) {
      const { kind, page } = guestPage(allPages, pathname)
      return { kind, pattern: page?.path ?? 'unknown' }
    },
    async render(request) {
      const { page } = guestPage(allPages, request.pathname)
      await Promise.all([loadText('zh'), loadText('en'), OpenFrame.ready(), page?.component.ready()])
      const { installation } = await callOver(request.read)(readMe, {})
      if (!installation.setUp) return null
      const drawing = await drawPage(request)
      // Nothing has said its name: the router leads on to another address, which is the browser's to follow.
      if (!drawing.head.title) return null
      const sources = ['src/shell/OpenFrame.tsx', page && fileOf(page), `src/text/${request.language}/index.ts`]
      const links = linksTo(sources.filter((source) => typeof source === 'string'))
      return compose(
        request,
        { ...drawing, found: drawing.found && page !== null },
        { template, links, site: installation.name },
      )
    },
    async addresses(read) {
      const drawn = allPages.filter(({ rendered, who }) => rendered === 'server' && who.includes('anyone'))
      const lists = drawn.map((page) => page.paths?.(callOver(read)) ?? (page.path.includes('$') ? [] : [page.path]))
      return [...new Set((await Promise.all(lists)).flat())]
    },
  }
}

type Frame = { readonly template: string; readonly links: string; readonly site: string }

function compose(request: PageRequest, drawing: Drawing, { template, links, site }: Frame): RenderedPage {
  const { language, now, origin, pathname } = request
  const { body, styles, head, reads, found } = drawing
  beginIn(language)
  const write = (state: string) =>
    writeDocument(template, {
      language,
      head: { title: head.title, description: head.description ?? t('shell.about') },
      address: found ? { origin, pathname } : null,
      site: site || t('shell.brand'),
      styles,
      links,
      body: `<div id="root">${body}</div>${state}`,
    })
  // The instant of drawing changes nothing that a reader sees, unless its words do.
  const version = createHash('sha256')
    .update(write(handoverScript({ language, now: '', reads })))
    .digest('base64url')
  return {
    status: found ? 200 : 404,
    html: write(handoverScript({ language, now: now.toISOString(), reads })),
    version: version.slice(0, 22),
  }
}

/** A typed read over the reads of this process. */
const callOver =
  (read: GuestRead): Call =>
  async (route, input) => {
    const answer = await read(routeKey(route), input)
    if (!answer.ok) throw new ApiProblem(answer.problem)
    return route.output.parse(answer.data)
  }

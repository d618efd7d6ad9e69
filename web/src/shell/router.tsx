import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  type RouterHistory,
} from '@tanstack/react-router'
import { asProblem } from '../api/problem.ts'
import { queryOf } from '../api/url.ts'
import { Problem } from '../parts/Problem.tsx'
import { Frame } from './Frame.tsx'
import { NotFound } from './NotFound.tsx'
import type { Page } from './page.ts'
import { PageChoice } from './PageChoice.tsx'
import { allPages } from './registry.ts'

/** One route per path; who stands behind it is chosen when it is shown, by the roles of the person. */
export function buildRouter(history?: RouterHistory) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: PageProblem })
  const byPath = Map.groupBy(allPages, (page: Page) => page.path)
  const routes = [...byPath].map(([path, pages]) =>
    createRoute({ getParentRoute: () => root, path, component: () => <PageChoice pages={pages} /> }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: 'intent',
    defaultErrorComponent: PageProblem,
    ...(history && { history }),
    // Where a page is only drawn it would add a script to it, and scripts inside a page are not run here.
    scrollRestoration: history === undefined,
    // Plain text in the address: `?state=received`, never JSON in quotes.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: queryOf,
  })
}

function PageProblem({ error }: ErrorComponentProps) {
  return <Problem problem={asProblem(error)} onRetry={() => globalThis.location.reload()} />
}

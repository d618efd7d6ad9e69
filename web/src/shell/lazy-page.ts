import { createElement, lazy, useState, type ComponentType } from 'react'

export type LazyPage = ComponentType & {
  /** Fetches it. What is ready is drawn at once: on the server, and where its drawing is taken over. */
  readonly ready: () => Promise<void>
  /** Of the component and of its file. */
  readonly pageName: string
}

/**
 * A page that is fetched when it is first shown. The router's own lazyRouteComponent calls `use` in one drawing and not in
 * the next, which React 19 reports as an error on the console.
 */
export function lazyPage<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): LazyPage {
  let found: ComponentType | null = null
  const fetch = async () => ({ default: (found ??= (await load())[name]) })
  const Later = lazy(fetch)
  function Page() {
    // Kept while it is shown: another type of component would begin again and forget what was typed.
    const [Shown] = useState<ComponentType>(() => found ?? Later)
    return createElement(Shown)
  }
  const ready = async (): Promise<void> => {
    await fetch()
  }
  return Object.assign(Page, { ready, pageName: name })
}

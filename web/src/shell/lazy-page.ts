import { lazy, type ComponentType } from 'react'

/**
 * A page that is fetched when it is first shown. The router's own lazyRouteComponent calls `use` in one drawing and not in
 * the next, which React 19 reports as an error on the console.
 */
export const lazyPage = <Name extends string>(load: () => Promise<Readonly<Record<Name, ComponentType>>>, name: Name) =>
  lazy(async () => ({ default: (await load())[name] }))

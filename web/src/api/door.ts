import { createContext, use } from 'react'
import type { z } from 'zod'
import type { RouteSpec } from '../../../src/kernel/route.contract.ts'

/**
 * Through which door the calls of a part of the page go. Everybody's own is the route itself; who comes by a link instead of an
 * account finds the same answers at other addresses.
 */
export type Door = <I extends z.ZodObject, O extends z.ZodType>(route: RouteSpec<I, O>) => RouteSpec<I, O>

const front: Door = (route) => route
export const DoorContext = createContext<Door>(front)
export const useDoor = (): Door => use(DoorContext)

import { z } from 'zod'

/** The people of the plan (plan/README.md). `machine` is the marketplace's own servers, with an API key. */
export const roles = [
  'consumer',
  'merchant',
  'agent',
  'mediator',
  'arbitrator',
  'inspector',
  'price-analyst',
  'risk-analyst',
  'privacy-officer',
  'educator',
  'governance-officer',
  'regulator',
  'admin',
  'machine',
] as const

export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Everyone who works for the platform: neither a party, nor outside, nor a machine. */
export const staff = roles.filter((role) => !['consumer', 'merchant', 'regulator', 'machine'].includes(role))

/** Who may call a route: roles, or `anyone` (no sign-in needed), or `signed-in`. */
export type Who = Role | 'anyone' | 'signed-in'

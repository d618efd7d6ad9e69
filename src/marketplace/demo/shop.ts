/** One shop: name, category, where it is, and what it sells: name, price in yuan, variants. */
export type Shop = {
  readonly name: string
  readonly category: string
  readonly region: string
  readonly goods: readonly (readonly [name: string, yuan: number, variants: string])[]
}
type Line = readonly [name: string, yuan: number, variants: string]
export const shop = (name: string, category: string, region: string, ...goods: readonly Line[]): Shop => ({
  name,
  category,
  region,
  goods,
})

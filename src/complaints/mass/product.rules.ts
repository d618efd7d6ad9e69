type Product = { readonly name: string; readonly gtin: string | null; readonly brand: string | null }

/**
 * What makes goods of several shops the same goods: the code on the package; else brand and name as the marketplace writes them;
 * without a brand only its own product, which several shops may offer.
 */
export function identityOf(id: string, product: Product | undefined): { value: string; title: string | null } {
  if (!product) return { value: `product:${id}`, title: null }
  const { name, brand } = product
  const gtin = product.gtin?.replaceAll(/\D/g, '') ?? ''
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
  if (gtin.length >= shortestGtin) return { value: `gtin:${gtin.padStart(14, '0')}`, title: name }
  if (brand) return { value: `model:${plain(brand)}/${plain(name)}`.slice(0, 200), title: name }
  return { value: `product:${id}`, title: name }
}
const shortestGtin = 8

export type Across = {
  readonly shops: number
  readonly people: number
  readonly complaints: number
  readonly safety: number
}
/** A defect of the goods and not of one shop: at least so many shops and people, or, where danger is told of, two of each. */
export const isLead = (
  { shops, people, safety }: Across,
  limits: { readonly shops: number; readonly people: number; readonly peopleWithSafety: number },
): boolean => shops >= limits.shops && people >= (safety > 0 ? limits.peopleWithSafety : limits.people)

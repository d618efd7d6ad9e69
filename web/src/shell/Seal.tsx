/** The mark: white 保 on the seal's red. Once per page. */
export const Seal = ({ large = false }: { readonly large?: boolean }) => (
  <span className={large ? 'seal seal-large' : 'seal'} aria-hidden="true">
    保
  </span>
)

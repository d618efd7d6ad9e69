import type { ComponentType } from 'react'

/** Beside words: nothing to read aloud. */
export const NavIcon = ({ icon: Icon }: { readonly icon: ComponentType }) => (
  <span className="nav-icon" aria-hidden="true">
    <Icon />
  </span>
)

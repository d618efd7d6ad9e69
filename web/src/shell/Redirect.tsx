import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * Leads elsewhere once, remembering where one came from. The place is taken when this is first drawn: while the router
 * moves on, the address already is the new one, and following it would go round in circles.
 */
export function Redirect({ to, comeBack = false }: { readonly to: `/${string}`; readonly comeBack?: boolean }) {
  const navigate = useNavigate()
  const { href } = useLocation()
  const [from] = useState(href)
  useEffect(() => {
    void navigate({ to, search: comeBack ? { back: from } : {}, replace: true })
  }, [navigate, to, comeBack, from])
  return null
}

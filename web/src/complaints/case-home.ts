import { createContext, use } from 'react'

/** The address of a case on the page that it is open on: a guest's has the token of its link. */
export const CaseHome = createContext<(id: string) => string>((id) => `/complaints/${id}`)
export const useCaseHome = () => use(CaseHome)

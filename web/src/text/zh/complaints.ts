export const complaints = { name: '投诉' }

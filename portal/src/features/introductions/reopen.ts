/** Takes back a decline, for as long as the service allows it; null where it cannot be taken back. */
export function useReopen(): ((id: string, expectedVersion: number) => void) | null {
  return null;
}

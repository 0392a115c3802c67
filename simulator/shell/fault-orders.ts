import type { ApiFault } from '../fault.js';

/** Faults for API calls, used up in the order they were given. */
export interface FaultOrders {
  order(fault: ApiFault): void;
  take(operation: string): ApiFault | null;
  clear(): void;
}

export function createFaultOrders(): FaultOrders {
  let orders: { fault: ApiFault; left: number }[] = [];
  return {
    order: (fault) => {
      orders.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    take: (operation) => {
      const match = orders.find(
        ({ fault, left }) => left > 0 && (fault.operation === operation || fault.operation === '*'),
      );
      if (match === undefined) return null;
      match.left -= 1;
      return match.fault;
    },
    clear: () => {
      orders = [];
    },
  };
}

/** A worker that keeps its orders and what was handed over, and answers when told to. */
export class FakeWorker<Order, Answer> extends EventTarget {
  readonly orders: Order[] = [];
  readonly handed: Transferable[] = [];
  isGone = false;

  terminate(): void {
    this.isGone = true;
  }

  postMessage(order: Order, transfer: readonly Transferable[] = []): void {
    this.orders.push(order);
    this.handed.push(...transfer);
  }

  answer(data: Answer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** What starts such workers, and those that were started. */
export function fakeWorkers<Order, Answer>() {
  const workers: FakeWorker<Order, Answer>[] = [];
  const start = () => {
    const worker = new FakeWorker<Order, Answer>();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { workers, start };
}

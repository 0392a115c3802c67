import type { CeleryPort } from '../../ports.js';
import { toBrokerError, type Place } from './describe-broker-problem.js';
import type { Lease } from './lease.js';
import { RemoteControl, type RemoteControlParts } from './remote-control.js';

/** Remote control, and the lease that keeps other runs away until this one closes. */
export class LeasedControl extends RemoteControl implements CeleryPort {
  readonly #lease: Lease;

  constructor(parts: RemoteControlParts, lease: Lease) {
    super(parts);
    this.#lease = lease;
  }

  async holdLease(name: string): Promise<boolean> {
    try {
      return await this.#lease.hold(name);
    } catch (error) {
      const place: Place = { transport: this.transport, where: this.where, tls: null };
      throw toBrokerError(error, place);
    }
  }

  override async close(): Promise<void> {
    await Promise.all([this.#lease.release(), super.close()]);
  }
}

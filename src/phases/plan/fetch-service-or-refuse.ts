import { RefusedError, WorldError } from '../../errors.js';
import type { Service } from '../../model/service.js';
import type { Run } from '../run.js';

/** The first look at the service: where it fails, nothing was changed. Throws RefusedError. */
export async function fetchServiceOrRefuse(run: Run): Promise<Service> {
  try {
    return await run.world.ecs.fetchService();
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    throw new RefusedError([error.message], { cause: error });
  }
}

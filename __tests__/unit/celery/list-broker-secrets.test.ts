import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listBrokerSecrets } from '../../../src/adapters/celery/list-broker-secrets.js';

describe('listBrokerSecrets', () => {
  it('gives a password as written, decoded and encoded', () => {
    const secrets = listBrokerSecrets('redis://me:p%40%2f%2B%25@h/0', {});
    expect(secrets).toEqual(
      expect.arrayContaining(['p%40%2f%2B%25', 'p@/+%', 'p%40%2F%2B%25', 'p%40%2f%2b%25']),
    );
  });

  it('finds passwords of every URL of a list, of the options and of the query', () => {
    const options = {
      master_name: 'm',
      sentinel_kwargs: { password: 'sentinel-pw' },
      nested: [{ auth_token: 't0ken' }],
    };
    const secrets = listBrokerSecrets('sentinel://:one@h1/0;sentinel://:two@h2/0?password=three', options);
    expect(secrets).toEqual(expect.arrayContaining(['one', 'two', 'three', 'sentinel-pw', 't0ken']));
    expect(secrets).not.toContain('m');
  });

  it('has nothing to say of a URL without a password', () => {
    expect(listBrokerSecrets('redis://h:6379/0', {})).toEqual([]);
  });

  it('finds any password, also one that nobody encoded', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (password) => {
        expect(listBrokerSecrets(`redis://me:${password}@host:6379/0`, {})).toContain(password);
        expect(listBrokerSecrets(`amqp://me:${encodeURIComponent(password)}@host/v`, {})).toContain(password);
      }),
    );
  });
});

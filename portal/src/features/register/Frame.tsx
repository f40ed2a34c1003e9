import './register.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Me } from '../../app/session';
import { signOut } from '../../app/sign-out';
import { register as copy } from '../../copy/register';
import { Mark } from '../../ui/Mark';

/** The page around the wizard and the waiting room: no rail yet, one column, the way out. */
export function Frame({ me, children }: { me: Me | null; children: ReactNode }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <div className="entry">
      <header>
        <Link to="/" className="brand">
          <Mark />
          {copy.product}
        </Link>
        {me ? (
          <p>
            <span className="hide-p">{me.email}</span>
            <button type="button" className="quiet" onClick={() => void signOut(queries).then(() => navigate({ to: '/login' }))}>
              {copy.signOut}
            </button>
          </p>
        ) : (
          <p>
            <span className="hide-p">{copy.have}</span>
            <Link className="quiet" to="/login">
              {copy.signIn}
            </Link>
          </p>
        )}
      </header>
      <main>{children}</main>
    </div>
  );
}

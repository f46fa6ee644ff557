"""Putting a newly built PostgreSQL schema in the place of one that is in use."""

import sqlalchemy as sa

from incidents.public_store.engines import Mode, make_engine

_TABLE_GRANTS = sa.text("""
    SELECT format('GRANT %s ON %I.%I TO %s', acl.privilege_type, CAST(:built AS text), class.relname,
      CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END)
    FROM pg_class AS class CROSS JOIN LATERAL aclexplode(class.relacl) AS acl
    WHERE class.relnamespace = to_regnamespace(quote_ident(:present))
      AND class.relkind = 'r' AND acl.grantee <> class.relowner
    ORDER BY 1
""")
_SCHEMA_GRANTS = sa.text("""
    SELECT format('GRANT %s ON SCHEMA %I TO %s', acl.privilege_type, CAST(:built AS text),
      CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END)
    FROM pg_namespace AS schema CROSS JOIN LATERAL aclexplode(schema.nspacl) AS acl
    WHERE schema.nspname = :present AND acl.grantee <> schema.nspowner
    ORDER BY 1
""")


def swap(url: str, *, present: str, built: str) -> None:
    """
    Rename the built schema to the present one's name, with the same grants, and drop the present one.

    Statements that are running finish on the old tables; the next ones find the new. The caller keeps writers out.
    """
    replaced = f"{present}_replaced"
    engine = make_engine(url, Mode.WRITE)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {replaced} CASCADE")
            for grants in (_TABLE_GRANTS, _SCHEMA_GRANTS):
                for grant in connection.scalars(grants, {"present": present, "built": built}).all():
                    connection.exec_driver_sql(grant)
            connection.exec_driver_sql(f"ALTER SCHEMA {present} RENAME TO {replaced}")
            connection.exec_driver_sql(f"ALTER SCHEMA {built} RENAME TO {present}")
        # Apart, because it waits for readers; nothing waits for it.
        with engine.begin() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA {replaced} CASCADE")
    finally:
        engine.dispose()


def remove(url: str, *, schema: str) -> None:
    """Drop a schema that nobody uses, if there is one."""
    engine = make_engine(url, Mode.WRITE)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
    finally:
        engine.dispose()

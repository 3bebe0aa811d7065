use zhike_sim::pg::{Cluster, Durability};

#[test]
fn a_killed_cluster_comes_back_with_its_rows_on_the_same_url() {
    let cluster = Cluster::start(Durability::On).unwrap();
    let url = cluster.create_database("kept").unwrap();
    cluster.query("kept", "create table t (n bigint); insert into t values (7)").unwrap();
    cluster.kill().unwrap();
    assert!(cluster.query("kept", "select n from t").is_err());
    cluster.restart().unwrap();
    assert_eq!(cluster.query("kept", "select n from t").unwrap(), "7");
    assert_eq!(cluster.url("kept"), url);
}

#[test]
fn a_copy_of_a_template_holds_its_rows_and_is_apart_from_it() {
    let cluster = Cluster::shared().unwrap();
    cluster.create_database("sim_template").unwrap();
    cluster.query("sim_template", "create table t (n bigint); insert into t values (7)").unwrap();
    cluster.create_from_template("sim_copy", "sim_template").unwrap();
    cluster.query("sim_copy", "insert into t values (8)").unwrap();
    assert_eq!(cluster.query("sim_copy", "select sum(n) from t").unwrap(), "15");
    assert_eq!(cluster.query("sim_template", "select sum(n) from t").unwrap(), "7");
    cluster.drop_database("sim_copy").unwrap();
    assert!(cluster.query("sim_copy", "select 1").is_err());
}

#[test]
fn a_database_name_that_would_need_quotes_is_refused() {
    let cluster = Cluster::shared().unwrap();
    for name in ["", "Upper", "a-b", "a b", "1a", "x; drop database y"] {
        assert!(cluster.create_database(name).is_err(), "{name:?} passed");
    }
}

#[test]
fn nothing_of_a_dropped_cluster_remains() {
    let cluster = Cluster::start(Durability::Off).unwrap();
    let port = cluster.port();
    let server = cluster.query("postgres", "select pg_postmaster_start_time() is not null");
    assert_eq!(server.unwrap(), "t");
    let folder = cluster.query("postgres", "show data_directory").unwrap();
    drop(cluster);
    assert!(!std::path::Path::new(&folder).exists());
    assert!(std::net::TcpListener::bind(("127.0.0.1", port)).is_ok());
}

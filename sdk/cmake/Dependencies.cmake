# Where the libraries come from. Some of Debian's packages bring CMake files, some pkg-config, one
# neither.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS filesystem locale)
find_package(Poco REQUIRED COMPONENTS Foundation Net NetSSL Zip)
find_package(pugixml REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(date REQUIRED)
pkg_check_modules(ctemplate REQUIRED IMPORTED_TARGET libctemplate)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)

find_path(MYSQLCPPCONN_INCLUDE mysql_driver.h REQUIRED)
find_library(MYSQLCPPCONN_LIBRARY mysqlcppconn REQUIRED)
add_library(ams_mysqlcppconn INTERFACE)
target_include_directories(ams_mysqlcppconn SYSTEM INTERFACE ${MYSQLCPPCONN_INCLUDE})
target_link_libraries(ams_mysqlcppconn INTERFACE ${MYSQLCPPCONN_LIBRARY})

if(AMS_TESTS)
  find_package(GTest REQUIRED)
endif()
